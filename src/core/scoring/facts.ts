/** What one unit reports for a year: a fact for each code that it has something to say about, and what the unit is like. */
import type { AppliesWhen } from '../catalogue/criteriaSet.ts'
import type { Fact } from './fact.ts'

export type AttributeName = Exclude<AppliesWhen, 'always'>

/** An attribute that is not named is true. */
export type Attributes = Readonly<Record<AttributeName, boolean>>

export const ATTRIBUTES_IN_FULL: Attributes = { hasProcedures: true, hasDossiers: true, hasPublicUnits: true }

/** Why a leaf does not apply where the attribute is false. */
export const ATTRIBUTE_REASONS: Readonly<Record<AttributeName, string>> = {
  hasProcedures: 'đơn vị không có thủ tục hành chính',
  hasDossiers: 'đơn vị không tiếp nhận hồ sơ thủ tục hành chính',
  hasPublicUnits: 'đơn vị không có đơn vị sự nghiệp trực thuộc',
}

export interface Facts {
  readonly unit: string
  readonly year: number
  readonly attributes: Attributes
  /** By the code of a leaf, or of a field or criterion that does not apply as a whole. */
  readonly facts: ReadonlyMap<string, Fact>
}
