import { describe, expect, it } from "vitest";
import type { Paper, PrintJob } from "@/lib/documents/papers";
import { jobOf, paperOrder, samplePapers } from "@/lib/documents/testing/paper-fixtures";
import { readPdf } from "@/lib/documents/testing/pdf-reader";
import { PaperPrinter } from "./paper-printer";

const label = (orderNumber: string): PrintJob => {
  const paper = samplePapers("es").shipping_label;
  return jobOf([{ ...paper, props: { ...paper.props, orderNumber } } as Paper]);
};

/** A paper that only a bug of ours can make: its props are those of another one. */
const broken = (): PrintJob => {
  const { pick_list, shipping_label } = samplePapers("es");
  return jobOf([{ ...pick_list, props: shipping_label.props } as unknown as Paper]);
};

const textOf = async (bytes: Uint8Array): Promise<string> =>
  (await readPdf(bytes)).map((page) => page.text).join(" ");

describe("the paper printer", { timeout: 60_000 }, () => {
  it("answers each of many jobs at once with its own file, across renewals of its worker", async () => {
    const printer = new PaperPrinter({ documentsPerWorker: 2 });
    const numbers = ["2001", "2002", "2003", "2004", "2005"];
    const files = await Promise.all(numbers.map((number) => printer.print(label(number))));
    for (const [index, file] of files.entries()) expect(await textOf(file)).toContain(`#${numbers[index]}`);
  });

  it("rejects a job that cannot be rendered and goes on with the next", async () => {
    const printer = new PaperPrinter();
    const [bad, good] = await Promise.allSettled([printer.print(broken()), printer.print(label("2001"))]);
    expect(bad.status).toBe("rejected");
    expect(good.status === "fulfilled" && (await textOf(good.value))).toContain("#2001");
  });

  it("rejects a job that cannot travel to the worker and goes on with the next", async () => {
    const printer = new PaperPrinter();
    const unclonable = { ...label("2001"), title: (() => "") as unknown as string };
    const [bad, good] = await Promise.allSettled([printer.print(unclonable), printer.print(label("2002"))]);
    expect(bad.status).toBe("rejected");
    expect(good.status === "fulfilled" && (await textOf(good.value))).toContain("#2002");
  });

  it("rejects a job that takes too long and prints the next in a new worker", async () => {
    const slow = jobOf([samplePapers("es", paperOrder({ number: "2001" })).order_sheet]);
    const printer = new PaperPrinter({ timeoutMs: (job) => (job === slow ? 0 : 60_000) });
    const [late, next] = await Promise.allSettled([printer.print(slow), printer.print(label("2002"))]);
    expect(late).toMatchObject({ status: "rejected", reason: { message: "printing took longer than 0 ms" } });
    expect(next.status === "fulfilled" && (await textOf(next.value))).toContain("#2002");
  });
});
