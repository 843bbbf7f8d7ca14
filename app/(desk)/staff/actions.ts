"use server";
import { redirect } from "next/navigation";
import { deskAction, runs } from "@/lib/platform/action";
import { changeRole, changeRoleInput } from "@/lib/staff/commands/change-role";
import { disableStaff, disableStaffInput, enableStaff } from "@/lib/staff/commands/disable-staff";
import { endSessions, endSessionsInput } from "@/lib/staff/commands/end-sessions";
import { inviteAgain, inviteStaff, inviteStaffInput } from "@/lib/staff/commands/invite-staff";
import { saveRefundLimit, saveRefundLimitInput } from "@/lib/staff/commands/save-refund-limit";

export const inviteStaffAction = deskAction("users.write")
  .inputSchema(inviteStaffInput)
  .action(
    runs(inviteStaff, {
      answer: ({ staffId }) => staffId,
      after: (staffId) => redirect(`/staff/${staffId}?invited`),
    }),
  );

export const inviteAgainAction = deskAction("users.write")
  .inputSchema(disableStaffInput)
  .action(runs(inviteAgain));

export const changeRoleAction = deskAction("users.write")
  .inputSchema(changeRoleInput)
  .action(runs(changeRole));

export const saveRefundLimitAction = deskAction("users.write")
  .inputSchema(saveRefundLimitInput)
  .action(runs(saveRefundLimit));

export const disableStaffAction = deskAction("users.write")
  .inputSchema(disableStaffInput)
  .action(runs(disableStaff));

export const enableStaffAction = deskAction("users.write")
  .inputSchema(disableStaffInput)
  .action(runs(enableStaff));

export const endSessionsAction = deskAction("users.write")
  .inputSchema(endSessionsInput)
  .action(runs(endSessions));
