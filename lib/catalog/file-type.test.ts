import { expect, test } from "vitest";
import { fileTypeName, fileTypeOf } from "./file-type";
import { keysIn } from "./pasted-keys";

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

test.each([
  ["%PDF-1.7\n", "application/pdf"],
  ["PK\x03\x04rest", "application/zip"],
  [`PK\x03\x04${"\x00".repeat(26)}mimetypeapplication/epub+zip`, "application/epub+zip"],
  ["\x00\x00\x00\x18ftypmp42", "video/mp4"],
  ["RIFF\x24\x00\x00\x00WEBPVP8 ", "image/webp"],
  ["<html><script>alert(1)</script>", null],
  ["<svg xmlns=", null],
  ["", null],
])("%j", (head, mime) => {
  expect(fileTypeOf(bytes(head))).toBe(mime);
});

test("a type is named as people know it, or by the ending of the name", () => {
  expect(fileTypeName("application/pdf", "guia.pdf")).toBe("PDF");
  expect(fileTypeName("audio/mpeg", "clase")).toBe("MP3");
  expect(fileTypeName("application/zip", "tabla.xlsx")).toBe("XLSX");
  expect(fileTypeName(null, "sin ending")).toBe("");
});

test("keys pasted from anywhere: one a line, each once, without the spaces around", () => {
  expect(keysIn(" A-1 \r\nB 2\n\n\tA-1\n")).toEqual(["A-1", "B 2"]);
});
