import { useSignal } from '@preact/signals';
import type { Problem, Schemas } from '@vigie/client';
import { useEffect } from 'preact/hooks';
import { attempt, vigie } from '../client.ts';
import { change } from '../draft.ts';
import { lang, t } from '../words/index.ts';
import { Field } from './field.tsx';

type Rule = NonNullable<Problem['rules']>[number];
type Described = Schemas['RuleCatalogue']['rules'][number];
interface Property {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly description?: string;
}

/** The rules of the request, each with the form that its JSON Schema in the catalogue describes. */
export function Rules({ rules }: { readonly rules: readonly Rule[] }) {
  const catalogue = useSignal<readonly Described[]>([]);
  const chosen = useSignal('');
  useEffect(() => void attempt(async () => (catalogue.value = (await vigie().get('/v1/rules')).rules)), []);
  const known = new Map(catalogue.value.map((entry) => [entry.type, entry]));
  const put = (next: (now: readonly Rule[]) => Rule[]) => change((problem) => ({ ...problem, rules: next(problem.rules ?? []) }));
  return (
    <section aria-labelledby="rules">
      <header class="head">
        <h2 id="rules">
          {t('draft.rules')} <span class="count">{rules.length}</span>
        </h2>
        <span class="spring" />
        <select aria-label={t('draft.rules')} value={chosen.value} onChange={(event) => (chosen.value = event.currentTarget.value)}>
          <option value="">–</option>
          {catalogue.value.map(({ type, title }) => (
            <option key={type} value={type}>
              {title[lang.value]}
            </option>
          ))}
        </select>
        <button type="button" disabled={chosen.value === ''} onClick={() => put((now) => [...now, fresh(known.get(chosen.value))])}>
          {t('draft.add')}
        </button>
      </header>
      <div class="rows">
        {rules.map((rule, index) => {
          const entry = known.get(rule.type);
          return (
            <details class="row" key={`${rule.type}-${index}`}>
              <summary>
                <strong>{entry?.title[lang.value] ?? rule.type}</strong>
                <span class="muted">{entry?.description[lang.value]}</span>
              </summary>
              <div class="fields">
                {propertiesOf(entry).map(([name, property]) => (
                  <Parameter
                    key={name}
                    name={name}
                    property={property}
                    pointer={`/rules/${index}/${name}`}
                    value={(rule as Record<string, unknown>)[name]}
                    change={(value) => put((now) => now.map((old, i) => (i === index ? ({ ...old, [name]: value } as Rule) : old)))}
                  />
                ))}
                <button type="button" class="quiet" onClick={() => put((now) => now.filter((_, i) => i !== index))}>
                  {t('draft.remove')}
                </button>
              </div>
            </details>
          );
        })}
      </div>
    </section>
  );
}

interface ParameterProps {
  readonly name: string;
  readonly property: Property;
  readonly pointer: string;
  readonly value: unknown;
  readonly change: (value: unknown) => void;
}

/** A parameter by its type: figures and choices in fields, lists and objects as JSON. */
function Parameter({ name, property, pointer, value, change: put }: ParameterProps) {
  if (property.enum) {
    return (
      <label class="field">
        <span>{name}</span>
        <select data-pointer={pointer} value={String(value ?? property.default ?? '')} onChange={(event) => put(event.currentTarget.value)}>
          {property.enum.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      </label>
    );
  }
  const figure = property.type === 'number' || property.type === 'integer';
  const shownValue = value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
  const read = (text: string) => {
    if (text === '') return put(undefined);
    if (figure) return put(Number(text));
    try {
      put(JSON.parse(text));
    } catch {
      put(text);
    }
  };
  return <Field label={name} pointer={pointer} type={figure ? 'number' : 'text'} value={shownValue} change={read} />;
}

function propertiesOf(entry: Described | undefined): [string, Property][] {
  const { properties = {} } = (entry?.parameters ?? {}) as { properties?: Record<string, Property> };
  return Object.entries(properties).filter(([name]) => name !== 'type');
}

/** A rule of the catalogue with the smallest values its schema admits. */
function fresh(entry: Described | undefined): Rule {
  const { required = [] } = (entry?.parameters ?? {}) as { required?: string[] };
  const values = propertiesOf(entry)
    .filter(([name]) => required.includes(name))
    .map(([name, property]) => [name, property.default ?? property.enum?.[0] ?? property.minimum ?? (property.type === 'array' ? [] : 1)]);
  return { type: entry?.type, ...Object.fromEntries(values) } as Rule;
}
