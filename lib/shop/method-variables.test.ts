import fc from "fast-check";
import { expect, test } from "vitest";
import {
  fillVariables,
  METHOD_VARIABLES,
  type MethodFacts,
  previewVariables,
  unknownVariable,
} from "./method-variables";

const facts: MethodFacts = {
  "order.number": "1042",
  "order.total": "$25.990",
  "shop.name": "Café Andes",
  "shop.phone": null,
};

test.each([
  ["Transfiera {{order.total}} y cite {{ order.number }}.", "Transfiera $25.990 y cite 1042."],
  ["Llame al {{shop.phone}}, o venga.", "Llame al, o venga."],
  ["Uno\nPedido {{order.number}}\n\nFin", "Uno\nPedido 1042\n\nFin"],
  ["Sin  variables,  como está.", "Sin  variables,  como está."],
])("%j is filled", (text, filled) => {
  expect(fillVariables(text, facts)).toBe(filled);
});

test.each([
  ["Pague {{order.total}} a {{shop.name}}", null],
  ["Pague {{order.sum}}", "order.sum"],
  ["Pague {{ ORDER.total }}", "ORDER.total"],
  ["Pague {{}}", "{{}}"],
  ["Pague {{order.total", "{{"],
  ["Pague order.total}}", "}}"],
  ["{{customer.name | upcase}}", "customer.name | upcase"],
  ["Llaves { sueltas } no importan", null],
  ["", null],
])("%j: unknown is %j", (text, unknown) => {
  expect(unknownVariable(text)).toBe(unknown);
});

test("before there is an order, only what is known is said", () => {
  const text = "Pague en {{shop.name}}. Cite el pedido {{order.number}}. Horario: 9 a 18.";
  expect(previewVariables(text, { "shop.name": "Café Andes" })).toBe("Pague en Café Andes. Horario: 9 a 18.");
});

test("words that were accepted never show braces to a customer", () => {
  const part = fc.oneof(
    fc.string({ maxLength: 8 }).map((text) => text.replace(/[{}]/g, "")),
    fc.constantFrom(...METHOD_VARIABLES).map((name) => `{{${name}}}`),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const text = parts.join("");
      expect(unknownVariable(text)).toBeNull();
      expect(fillVariables(text, facts)).not.toMatch(/\{\{|\}\}/);
      expect(previewVariables(text, {})).not.toMatch(/\{\{|\}\}/);
    }),
  );
});
