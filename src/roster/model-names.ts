import type { ModelNames } from '../../solver/index.ts';
import type { CompiledProblem } from './compile.ts';

/**
 * Names of the rows and loads of a model, by what they are about: equal in models of problems that differ elsewhere. A
 * row about people is named by its duties too, so that one that another rule or absence has changed has another name;
 * one about a slot alone keeps its name whoever the candidates are.
 */
export function modelNames({ model, columns }: Pick<CompiledProblem, 'model' | 'columns'>): ModelNames {
  const digests = columnDigests({ model, columns });
  const seen = new Map<string, number>();
  const unique = (name: string): string => {
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    return times === 0 ? name : `${name}#${times}`;
  };
  const rows = model.origins.map(({ rule, participant, slot }, r) => {
    if (participant === null && slot !== undefined) return unique(`${rule} ${slot}`);
    return unique(`${rule} ${participant ?? ''} ${sumOf(model.matrix, r, digests)}`);
  });
  const holders = new Map(columns.map(({ column, participant }) => [column, participant]));
  const loads = Array.from({ length: model.loads }, (_, l) => {
    const first = model.loadMatrix.index[model.loadMatrix.start[l]];
    const holder = model.loadMatrix.start[l] < model.loadMatrix.start[l + 1] ? holders.get(first) : undefined;
    return unique(`load ${model.levels[model.loadLevel[l]].id} ${holder ?? ''}`);
  });
  return { rows, loads };
}

/** A number for each column, from the duty it stands for; of an OR-column from its members. */
function columnDigests({ model, columns }: Pick<CompiledProblem, 'model' | 'columns'>): Float64Array {
  const digests = new Float64Array(model.columns);
  for (const { column, slot, participant, onBehalfOf } of columns)
    digests[column] = digestOf(`${slot.id} ${participant} ${onBehalfOf ?? ''}`);
  for (let c = 0; c < model.columns; c++) {
    if (!model.isOr[c]) continue;
    let sum = 0;
    for (let k = model.orStart[c]; k < model.orStart[c + 1]; k++) sum = (sum + digests[model.orMember[k]]) % modulus;
    digests[c] = (sum * 31 + 7) % modulus;
  }
  return digests;
}

/** Below 2^45, so that sums and small products stay exact. */
const modulus = 35_184_372_088_777;

function digestOf(text: string): number {
  let [high, low] = [0x811c9dc5, 0x9dc5811c];
  for (let i = 0; i < text.length; i++) {
    high = Math.imul(high ^ text.charCodeAt(i), 0x01000193);
    low = Math.imul(low ^ text.charCodeAt(i), 0x85ebca6b) ^ (high >>> 15);
  }
  return ((high >>> 0) * 8192 + ((low >>> 0) & 8191)) % modulus;
}

function sumOf({ start, index, value }: CompiledProblem['model']['matrix'], r: number, digests: Float64Array): number {
  let sum = 0;
  for (let k = start[r]; k < start[r + 1]; k++) sum = (sum + digests[index[k]] + value[k] * 1000) % modulus;
  return Math.round(sum);
}
