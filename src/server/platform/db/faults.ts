/** What the database refuses, told apart by its codes. */

/** True for a value that a unique index already holds (SQLSTATE 23505). */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505'
}
