import fc from "fast-check";
import { expect, test } from "vitest";
import { formatTaxId, readTaxId } from "./tax-id";

test.each([
  ["CL", "12.531.909-2", "rut", "valid", "12.531.909-2"],
  ["CL", "12531909-2", "rut", "valid", "12.531.909-2"],
  ["CL", "60803000k", "rut", "valid", "60.803.000-K"],
  ["CL", "1000005-k", "rut", "valid", "1.000.005-K"],
  ["CL", "5.126.663-3", "rut", "valid", "5.126.663-3"],
  ["CL", "66666666-6", "rut", "valid", "66.666.666-6"],
  ["CL", "12.531.909-3", "rut", "invalid", "12.531.909-3"],
  ["ES", "12345678z", "nif", "valid", "12345678Z"],
  ["ES", "X-1234567-L", "nif", "valid", "X1234567L"],
  ["ES", "ESA58818501", "nif", "valid", "A58818501"],
  ["ES", "12345678A", "nif", "invalid", "12345678A"],
  ["MX", "GODE561231GR8", "rfc", "valid", "GODE561231GR8"],
  ["MX", "gode-561231-gr8", "rfc", "valid", "GODE561231GR8"],
  ["MX", "GODE561231", "rfc", "invalid", "GODE561231"],
  ["MX", "XAXX010101000", "rfc", "valid", "XAXX010101000"],
  ["MX", "XEXX010101000", "rfc", "valid", "XEXX010101000"],
  ["PE", "20512333797", "ruc", "valid", "20512333797"],
  ["PE", "20131312955", "ruc", "valid", "20131312955"],
  ["PE", "00000000", "dni", "valid", "00000000"],
  ["PE", "20512333798", "ruc", "invalid", "20512333798"],
  ["AR", "30-50001091-2", "cuit", "valid", "30-50001091-2"],
  ["AR", "20055361682", "cuit", "valid", "20-05536168-2"],
  ["AR", "20.123.456", "dni", "valid", "20.123.456"],
  ["AR", "30-50001091-3", "cuit", "invalid", "30-50001091-3"],
  ["CO", "900.373.913-4", "nit", "valid", "900.373.913-4"],
  ["CO", "9003739134", "nit", "valid", "900.373.913-4"],
  ["CO", "900.373.913-5", "nit", "invalid", "900.373.913-5"],
  ["CO", "900373913", "nit", "unchecked", "900.373.913"],
  ["CO", "222222222222", "nit", "valid", "222.222.222.222"],
  ["CO", "1.020.304.050", "cedula", "valid", "1.020.304.050"],
  ["CO", "12345", "cedula", "invalid", "12.345"],
  ["BR", "390.533.447-05", "cpf", "valid", "390.533.447-05"],
  ["BR", "111.111.111-11", "cpf", "invalid", "111.111.111-11"],
  ["BR", "16.727.230/0001-97", "cnpj", "valid", "16.727.230/0001-97"],
  ["BR", "12.ABC.345/01DE-35", "cnpj", "valid", "12.ABC.345/01DE-35"],
  ["BR", "00.000.000/0000-00", "cnpj", "invalid", "00.000.000/0000-00"],
  ["PT", "501 964 843", "nif", "valid", "501964843"],
  ["PT", "PT999999990", "nif", "valid", "999999990"],
  ["PT", "501964844", "nif", "invalid", "501964844"],
  ["UY", "21.100.342-0017", "other", "unchecked", "211003420017"],
])("%s %s is a %s, %s", (country, text, type, verdict, printed) => {
  const read = readTaxId(country, text);
  expect(read).toMatchObject({ country, type, verdict });
  expect(read && formatTaxId(read)).toBe(printed);
});

test.each(["", "  ", "-."])("nothing typed (%j) is nothing", (text) => {
  expect(readTaxId("CL", text)).toBeNull();
});

test("what is printed reads as the same id, whatever was typed", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 20 }),
    fc.string({ unit: fc.constantFrom(..."0123456789K.-/"), maxLength: 20 }),
  );
  const country = fc.constantFrom("CL", "ES", "MX", "PE", "AR", "CO", "BR", "PT", "UY");
  fc.assert(
    fc.property(country, text, (where, typed) => {
      const read = readTaxId(where, typed);
      if (read) expect(readTaxId(where, formatTaxId(read))?.value).toBe(read.value);
    }),
    { numRuns: 5000 },
  );
});
