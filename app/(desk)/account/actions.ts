"use server";
import { ownAction, runs } from "@/lib/platform/action";
import { endMySession } from "@/lib/platform/own-login";
import { endOwnSessionInput } from "@/lib/staff/commands/end-sessions";

export const endOwnSessionAction = ownAction().inputSchema(endOwnSessionInput).action(runs(endMySession));
