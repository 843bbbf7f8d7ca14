/** Who may report on parcels or sell labels, and what the environment must hold before they can. */
const SETUPS = [
  { key: "demo_carrier", path: "demo", variables: ["DEMO"], sells: true, isHooked: false },
  {
    key: "easypost",
    path: "easypost",
    variables: ["EASYPOST_API_KEY", "EASYPOST_WEBHOOK_SECRET"],
    sells: true,
    isHooked: true,
  },
  {
    key: "aftership",
    path: "aftership",
    variables: ["AFTERSHIP_WEBHOOK_SECRET"],
    sells: false,
    isHooked: true,
  },
  {
    key: "sendcloud",
    path: "sendcloud",
    variables: ["SENDCLOUD_PUBLIC_KEY", "SENDCLOUD_SECRET_KEY"],
    sells: false,
    isHooked: true,
  },
  { key: "standard", path: "standard", variables: ["SHIPPING_WEBHOOK_SECRET"], sells: false, isHooked: true },
] as const;

export type CarrierKey = (typeof SETUPS)[number]["key"];
export type CarrierVariable = (typeof SETUPS)[number]["variables"][number];
export const CARRIER_KEYS: readonly CarrierKey[] = SETUPS.map(({ key }) => key);

export type CarrierSetup = {
  readonly key: CarrierKey;
  readonly isReady: boolean;
  /** The variables that are not set, by name; none when it is ready. */
  readonly missing: readonly CarrierVariable[];
  readonly sells: boolean;
  /** Whether its labels cost real money; null: not ready, or it has no modes. */
  readonly live: boolean | null;
  /** Where it reaches us; null: it needs no telling. */
  readonly url: string | null;
};

type Given = {
  readonly isSet: (variable: CarrierVariable) => boolean;
  readonly carriers: ReadonlyMap<string, { readonly live: boolean | null }>;
  readonly appUrl: string;
};

/** How each stands in this installation: ready, or what it lacks, and where it reaches us. */
export const carrierSetups = ({ isSet, carriers, appUrl }: Given): readonly CarrierSetup[] =>
  SETUPS.map(({ key, path, variables, sells, isHooked }) => {
    const found = carriers.get(key);
    return {
      ...{ key, sells, isReady: found !== undefined, live: found?.live ?? null },
      missing: found ? [] : variables.filter((variable) => !isSet(variable)),
      url: isHooked ? `${appUrl}/api/webhooks/shipping/${path}` : null,
    };
  });
