export const PERMISSIONS = [
  "orders.read",
  "catalog.read",
  "money.read",
  "links.read",
  "letters.read",
  "reports.read",
  "inbox.read",
  "orders.note",
  "fulfillments.write",
  "documents.print",
  "stock.write",
  "orders.create",
  "orders.edit",
  "orders.archive",
  "orders.pay",
  "receipts.review",
  "orders.cancel",
  "refunds.write",
  "refunds.approve",
  "orders.export",
  "documents.attach",
  "downloads.write",
  "links.write",
  "letters.send",
  "letters.write",
  "catalog.write",
  "inbox.replay",
  "settings.read",
  "users.read",
  "settings.write",
  "users.write",
  "webhooks.write",
  "api_keys.write",
  "privacy.write",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** `custom` carries permissions of its own, picked one by one. */
export const ROLES = ["owner", "manager", "logistics", "viewer", "custom"] as const;
export type Role = (typeof ROLES)[number];
export type FixedRole = Exclude<Role, "custom">;

const VIEWER = [
  "orders.read",
  "catalog.read",
  "money.read",
  "links.read",
  "letters.read",
  "reports.read",
  "inbox.read",
] as const satisfies readonly Permission[];

const OWNER_ONLY: readonly Permission[] = [
  "settings.write",
  "users.write",
  "webhooks.write",
  "api_keys.write",
  "privacy.write",
];

/** Logistics packs and sends without seeing amounts. */
export const ROLE_PERMISSIONS: Readonly<Record<FixedRole, readonly Permission[]>> = {
  owner: PERMISSIONS,
  manager: PERMISSIONS.filter((permission) => !OWNER_ONLY.includes(permission)),
  logistics: [
    "orders.read",
    "catalog.read",
    "orders.note",
    "fulfillments.write",
    "documents.print",
    "stock.write",
  ],
  viewer: VIEWER,
};

/** Starting points for a custom role. */
export const ROLE_PRESETS = {
  accounting: [...VIEWER, "orders.export", "documents.attach"],
} as const satisfies Record<string, readonly Permission[]>;

export const isPermission = (text: string): text is Permission =>
  (PERMISSIONS as readonly string[]).includes(text);

export const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text);

/** What a person holds. Own permissions count only for the custom role; unknown strings are dropped. */
export function permissionsOf(role: Role, own: readonly string[] | null): readonly Permission[] {
  return role === "custom" ? (own ?? []).filter(isPermission) : ROLE_PERMISSIONS[role];
}

/** Asks a fixed role, or a list of permissions (custom role, API key). */
export const can = (who: FixedRole | readonly Permission[], permission: Permission): boolean =>
  (typeof who === "string" ? ROLE_PERMISSIONS[who] : who).includes(permission);

/** Nobody may give what they do not hold: roles, custom permissions and API keys stay within the giver's own. */
export const mayGrant = (giver: readonly Permission[], given: readonly Permission[]): boolean =>
  given.every((permission) => giver.includes(permission));
