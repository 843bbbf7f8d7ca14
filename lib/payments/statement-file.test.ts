import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readBankAmount, readBankDay } from "./statement-cells";
import type { DateOrder, StatementColumns } from "./statement-columns";
import {
  checkStatement,
  decodeStatement,
  guessColumns,
  headingKey,
  readRow,
  sampleOf,
} from "./statement-file";

describe("days as banks write them", () => {
  test.each<[string, DateOrder, string | null]>([
    ["05/11/2026", "dmy", "2026-11-05"],
    ["05/11/26", "dmy", "2026-11-05"],
    ["11/05/2026", "mdy", "2026-11-05"],
    ["2026-11-05", "dmy", "2026-11-05"],
    ["2026-11-05T14:03:22", "dmy", "2026-11-05"],
    ["20261105", "dmy", "2026-11-05"],
    ["5.11.2026 14:03", "dmy", "2026-11-05"],
    ["05-nov-2026", "dmy", "2026-11-05"],
    ["5 de noviembre de 2026", "dmy", "2026-11-05"],
    ["05 dez 26", "dmy", "2026-12-05"],
    ["31/02/2026", "dmy", null],
    ["13/13/2026", "dmy", null],
    ["Saldo final", "dmy", null],
    ["", "dmy", null],
    ["123456", "dmy", null],
  ])("%s (%s) is %s", (text, order, day) => expect(readBankDay(text, order)).toBe(day));

  test("every day that is read exists", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 20 }),
        fc.constantFrom<DateOrder>("dmy", "mdy", "ymd"),
        (text, order) => {
          const day = readBankDay(text, order);
          if (day !== null) expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
        },
      ),
    );
  });
});

describe("amounts as banks write them", () => {
  test.each<[string, "," | ".", number, bigint | null]>([
    ["45990", ",", 0, 45_990n],
    ["45.990", ",", 0, 45_990n],
    ["$ 45.990", ",", 0, 45_990n],
    ["CLP 45.990", ",", 0, 45_990n],
    ["45.990,00", ",", 0, 45_990n],
    ["+45.990", ",", 0, 45_990n],
    ["-45.990", ",", 0, -45_990n],
    ["45.990-", ",", 0, -45_990n],
    ["(45.990)", ",", 0, -45_990n],
    ["-$45.990", ",", 0, -45_990n],
    ["1,234.50", ".", 2, 123_450n],
    ["1.234,5", ",", 2, 123_450n],
    ["R$ 1.234,56", ",", 2, 123_456n],
    ["1 234,56 €", ",", 2, 123_456n],
    ["12,345", ",", 2, null],
    ["45,99", ",", 0, null],
    ["1.2.3", ",", 2, null],
    ["", ",", 0, null],
    ["abono", ",", 0, null],
  ])("%s (%s, %i) is %s", (text, decimal, exponent, amount) =>
    expect(readBankAmount(text, decimal, exponent)).toBe(amount),
  );

  test("what is written in either style is read back", () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 12n), fc.boolean(), (amount, isComma) => {
        const [group, decimal] = isComma ? ([".", ","] as const) : ([",", "."] as const);
        const whole = (amount / 100n).toString().replace(/\B(?=(\d{3})+(?!\d))/g, group);
        const text = `${whole}${decimal}${(amount % 100n).toString().padStart(2, "0")}`;
        expect(readBankAmount(text, decimal, 2)).toBe(amount);
        expect(readBankAmount(`-${text}`, decimal, 2)).toBe(-amount);
      }),
    );
  });
});

const CHILE = [
  "Banco de la Plaza;;;;",
  "Cuenta corriente 00-123;;;;",
  "",
  "Fecha;Descripción;N° Documento;Cargo;Abono;Saldo",
  "05/11/2026;TRANSF DE LUCIA PEREZ PEDIDO 1042;88231;;45.990;1.045.990",
  "05/11/2026;PAGO PROVEEDOR;88232;120.000;;925.990",
  "06/11/2026;TRANSF DE JUAN SOTO;88233;;12.500;938.490",
  "SALDO FINAL;;;;;938.490",
].join("\r\n");

const COLUMNS: StatementColumns = {
  ...{ date: 0, dateOrder: "dmy", amount: 4, decimal: ",", description: 1 },
  ...{ reference: 2, payer: null, taxId: null },
};

describe("files of banks", () => {
  test("letterhead, heading, columns, days and amounts are found", () => {
    const sample = sampleOf(CHILE);
    expect(sample).toMatchObject({ separator: ";", headingAt: 2 });
    expect(sample.heading[4]).toBe("Abono");
    expect(guessColumns(sample)).toEqual(COLUMNS);
  });

  test.each([
    [
      ",",
      'Date,Description,Amount,Balance\n11/25/2026,WIRE,"1,234.50",9\n',
      { date: 0, amount: 2, decimal: ".", dateOrder: "mdy" },
    ],
    [
      "\t",
      "Data\tHistórico\tValor\n05/11/2026\tPIX\t1.234,56\n",
      { date: 0, amount: 2, decimal: ",", dateOrder: "dmy" },
    ],
    [
      ";",
      "Fecha;Concepto;Importe\n2026-11-05;TRANSF;45,90\n",
      { date: 0, amount: 2, decimal: ",", dateOrder: "dmy" },
    ],
  ])("separated by %j", (separator, text, columns) => {
    const sample = sampleOf(text);
    expect(sample.separator).toBe(separator);
    expect(guessColumns(sample)).toMatchObject(columns);
  });

  test("the same bank is known again, another is not", () => {
    const later = CHILE.replace("05/11/2026", "05/12/2026").replace("Fecha;", "FECHA;");
    expect(headingKey(sampleOf(later))).toBe(headingKey(sampleOf(CHILE)));
    expect(headingKey(sampleOf(CHILE.replace("Abono", "Crédito")))).not.toBe(headingKey(sampleOf(CHILE)));
  });

  test.each([
    ["UTF-8", Buffer.from("Ñandú;1"), "Ñandú;1"],
    ["UTF-8 with its mark", Buffer.from("\ufeffÑandú;1"), "Ñandú;1"],
    ["Windows", Buffer.from("Ñandú;1 €".replace("€", "\u0080"), "latin1"), "Ñandú;1 €"],
    ["UTF-16", Buffer.from("\ufeffÑandú;1", "utf16le"), "Ñandú;1"],
  ])("written in %s", (_, bytes, text) => expect(decodeStatement(bytes)).toBe(text));

  test.each([
    ["is_sheet", Buffer.from([0x50, 0x4b, 3, 4])],
    ["is_sheet", Buffer.from([0xd0, 0xcf, 0x11, 0xe0])],
    ["not_text", Buffer.from("a;b\0c")],
    ["no_file", Buffer.alloc(0)],
    [null, Buffer.from(CHILE)],
  ])("%s", (said, bytes) => expect(checkStatement(bytes)).toBe(said));

  test.each([
    ["money in", 4, { bookedOn: "2026-11-05", amount: 45_990n, reference: "88231", payer: null }],
    ["money out", 5, "passed"],
    ["a total", 7, "passed"],
  ])("%s", (_, line, expected) => {
    const record = (CHILE.split("\r\n")[line] ?? "").split(";");
    const read = readRow(record, COLUMNS, 0);
    if (typeof expected === "string") expect(read).toBe(expected);
    else expect(read).toMatchObject(expected);
  });

  test("an amount that nobody can read is said to be unclear, never guessed", () => {
    expect(readRow(["05/11/2026", "x", "", "", "45,99"], COLUMNS, 0)).toBe("unclear");
  });

  test("no line, however odd, makes it throw or gives money that is not there", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary", maxLength: 40 }), { maxLength: 8 }), (record) => {
        const read = readRow(record, COLUMNS, 0);
        if (typeof read !== "string") expect(read.amount).toBeGreaterThan(0n);
      }),
    );
  });
});
