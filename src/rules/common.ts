import { scope, weight } from '../domain/primitives.ts';

/** Fields that every rule but `noOverlap` takes. */
export const common = {
  weight: weight.optional().meta({ description: 'Makes the rule soft: each unit of excess costs this much. Default: the rule is hard.' }),
  scope: scope.optional().meta({ description: 'Which duties and participants the rule looks at. Default: all.' }),
};
