import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Button } from "@/app/_ui/button";
import { Age } from "@/app/_ui/date-time";
import { PageHeader } from "@/app/_ui/page-header";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "@/app/_ui/table";
import { StaffState } from "@/app/(desk)/staff/_components/staff-state";
import { listStaff, type StaffListRow } from "@/db/queries/staff";
import { requirePermission, staffContext, userCan } from "@/lib/platform/session";
import { isRole } from "@/lib/staff/roles";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff"))("title") };
}

export default async function StaffPage() {
  const user = await requirePermission("users.read");
  const { db, now } = await staffContext();
  const t = await getTranslations("staff");
  const people = await listStaff(db, now());
  const invite = (
    <Button asChild variant="primary">
      <Link href="/staff/invite">{t("invite")}</Link>
    </Button>
  );
  return (
    <>
      <PageHeader title={t("title")} actions={userCan(user, "users.write") ? invite : null} />
      <Table caption={t("caption")}>
        <TableHead>
          <HeadCell>{t("name")}</HeadCell>
          <HeadCell>{t("email")}</HeadCell>
          <HeadCell>{t("role")}</HeadCell>
          <HeadCell>{t("stateHead")}</HeadCell>
          <HeadCell>{t("seen")}</HeadCell>
          <HeadCell numeric>{t("logins")}</HeadCell>
        </TableHead>
        <TableBody>
          {people.map((person) => (
            <Person key={person.id} person={person} isSelf={person.id === user.id} />
          ))}
        </TableBody>
      </Table>
    </>
  );
}

async function Person({ person, isSelf }: { person: StaffListRow; isSelf: boolean }) {
  const t = await getTranslations("staff");
  return (
    <Row>
      <RowHead>
        <Link href={`/staff/${person.id}`} className="underline-offset-3 hover:underline">
          {person.name}
        </Link>
        {isSelf ? <span className="font-normal text-ink-faint"> ({t("you")})</span> : null}
      </RowHead>
      <Cell className="text-ink-soft">{person.email}</Cell>
      <Cell>{isRole(person.role) ? t(`roles.${person.role}`) : person.role}</Cell>
      <Cell>
        <StaffState disabled={person.disabledAt !== null} hasSignedUp={person.hasSignedUp} />
      </Cell>
      <Cell className="text-ink-soft">
        {person.lastSeenAt ? <Age value={person.lastSeenAt} /> : <span>{t("never")}</span>}
      </Cell>
      <Cell numeric>{person.openLogins}</Cell>
    </Row>
  );
}
