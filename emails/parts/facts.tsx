import { Link, Section } from "@react-email/components";
import { Lines } from "./paragraphs";
import { safeUrl } from "./safe-url";
import { COLOR, MONO } from "./tokens";

export type Fact = {
  label: string;
  /** A fact without a value is left out. */
  value: string | null;
  /** Codes and account numbers, to be read and copied letter by letter. */
  code?: boolean;
  href?: string | null;
  strong?: boolean;
};

type FactsProps = {
  facts: readonly Fact[];
  title?: string;
  /** On the sheet itself instead of a panel: what the reader knows already. */
  plain?: boolean;
};

/** Labels and values, one under the other so that they hold on a narrow phone. */
export function Facts({ facts, title, plain = false }: FactsProps) {
  const known = facts.filter((fact) => fact.value !== null && fact.value.trim() !== "");
  if (known.length === 0) return null;
  return (
    <Section className={plain ? undefined : "panel"} style={plain ? undefined : panel}>
      {title ? (
        <h2
          className="ink"
          style={{ margin: "0 0 10px", fontSize: 15, lineHeight: "20px", color: COLOR.ink }}
        >
          {title}
        </h2>
      ) : null}
      {known.map((fact, at) => (
        <FactRow key={fact.label + fact.value} fact={fact} plain={plain} last={at === known.length - 1} />
      ))}
    </Section>
  );
}

function FactRow({ fact, plain, last }: { fact: Fact; plain: boolean; last: boolean }) {
  const url = safeUrl(fact.href ?? null);
  const text = fact.value ?? "";
  const style = { ...value(fact), ...(plain ? { fontSize: 15, lineHeight: "22px" } : {}) };
  return (
    <p style={{ margin: last ? 0 : "0 0 10px", padding: 0, overflowWrap: "anywhere" }}>
      <span className="soft" style={label}>
        {fact.label}
      </span>
      <br />
      {url ? (
        <Link
          href={url}
          className="link"
          style={{ ...style, color: COLOR.brand, textDecoration: "underline" }}
        >
          {text}
        </Link>
      ) : (
        <span className="ink" style={style}>
          <Lines text={text} />
        </span>
      )}
    </p>
  );
}

const label = { fontSize: 13, lineHeight: "18px", color: COLOR.soft };

const value = (fact: Fact) => ({
  fontSize: fact.strong ? 18 : 16,
  lineHeight: "24px",
  fontWeight: fact.strong ? 600 : 400,
  color: COLOR.ink,
  ...(fact.code ? { fontFamily: MONO, letterSpacing: "0.01em" } : {}),
});

const panel = {
  backgroundColor: COLOR.paper,
  border: `1px solid ${COLOR.line}`,
  borderRadius: 6,
  padding: "16px 18px",
  margin: "2px 0 22px",
};
