/** What stands for a value wherever one would be shown. The same for each, so that it tells nothing, not even a length. */
export const MASK = '••••••••';
