import { Document } from "@react-pdf/renderer";
import type { ReactElement } from "react";
import { OrderSheet } from "./order-sheet";
import { PackingSlip } from "./packing-slip";
import type { Paper, PrintJob } from "./papers";
import { PickList } from "./pick-list";
import { printableData } from "./printable";
import { ShippingLabel } from "./shipping-label";

const PRODUCER = "Despacho";

/** One PDF document with the papers of a job in their order; its dates are the job's, so equal jobs give equal bytes. */
export function paperDocument(job: PrintJob) {
  const { papers, locale, title, shopName, issuedAt } = printableData(job);
  const date = new Date(issuedAt);
  return (
    <Document
      title={title}
      author={shopName}
      language={locale}
      creator={PRODUCER}
      producer={PRODUCER}
      creationDate={date}
      modificationDate={date}
    >
      {papers.map((paper, index) => page(paper, `${index + 1}`))}
    </Document>
  );
}

function page(paper: Paper, key: string): ReactElement {
  switch (paper.kind) {
    case "order_sheet":
      return <OrderSheet key={key} size={paper.size} props={paper.props} />;
    case "packing_slip":
      return <PackingSlip key={key} size={paper.size} props={paper.props} />;
    case "pick_list":
      return <PickList key={key} size={paper.size} props={paper.props} />;
    case "shipping_label":
      return <ShippingLabel key={key} props={paper.props} />;
  }
}
