/** What other modules may know of programmes. */
export { findMeasure, type Measure, measuresOf, resultMeasures, targetMeasures } from './measures.ts'
export {
  Direction,
  findIndicator,
  Indicator,
  IndicatorKind,
  Programme,
  Project,
  Recognise,
} from './programme.ts'
export { isInForceOn, yearsOf } from './years.ts'
