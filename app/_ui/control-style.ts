/** One look for everything that is typed into; 16 px on phones, so that the page does not zoom. */
export const controlStyle =
  "target w-full min-w-0 rounded-md border border-edge bg-sheet px-2.5 py-1 text-md text-ink transition-colors md:text-base " +
  "hover:border-ink-soft focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:bg-mute-soft disabled:text-ink-soft " +
  "text-ellipsis aria-invalid:border-bad aria-invalid:bg-bad-soft/40";
