/** Every table of the database. Each feature adds its own here by module augmentation, beside its queries. */
// biome-ignore lint/suspicious/noEmptyInterface: features fill it in
export interface Tables {}
