import { useSignal } from '@preact/signals';
import type { Schemas } from '@vigie/client';
import { change } from '../draft.ts';
import { t } from '../words/index.ts';
import { Field } from './field.tsx';

type Person = Schemas['Participant'];
/** Rows shown at once; the search finds the others. */
const shown = 40;

/** The people of the request: who they are, whether they volunteer, when they are away. */
export function People({
  people,
  territories,
}: {
  readonly people: readonly Person[];
  readonly territories: readonly Schemas['Territory'][];
}) {
  const search = useSignal('');
  const more = useSignal(1);
  const found = people
    .map((person, index) => ({ person, index }))
    .filter(({ person }) => `${person.name ?? ''} ${person.id}`.toLowerCase().includes(search.value.toLowerCase()));
  return (
    <section aria-labelledby="people">
      <header class="head">
        <h2 id="people">
          {t('draft.people')} <span class="count">{people.length}</span>
        </h2>
        <input
          type="search"
          aria-label={t('table.search')}
          placeholder={t('table.search')}
          onInput={(event) => (search.value = event.currentTarget.value)}
        />
        <span class="spring" />
        <button type="button" onClick={add}>
          {t('draft.addPerson')}
        </button>
      </header>
      <div class="rows">
        {found.slice(0, shown * more.value).map(({ person, index }) => (
          <Row key={person.id} person={person} index={index} territories={territories} />
        ))}
      </div>
      {found.length > shown * more.value && (
        <button type="button" onClick={() => more.value++}>
          + {found.length - shown * more.value}
        </button>
      )}
    </section>
  );
}

function Row({
  person,
  index,
  territories,
}: {
  readonly person: Person;
  readonly index: number;
  readonly territories: readonly Schemas['Territory'][];
}) {
  const at = `/participants/${index}`;
  const set = (part: Partial<Person>) =>
    change((now) => ({ ...now, participants: now.participants.map((old, i) => (i === index ? { ...old, ...part } : old)) }));
  const leave = person.availability?.unavailable ?? [];
  const setLeave = (unavailable: typeof leave) => set({ availability: { ...person.availability, unavailable } });
  return (
    <details class="row">
      <summary>
        <strong>{person.name ?? person.id}</strong>
        <span class="muted">{territories.find(({ id }) => id === person.territory)?.name ?? person.territory}</span>
        {person.volunteer === false && <span class="badge">{t('common.no')}</span>}
        {leave.length > 0 && (
          <span class="muted">
            {t('table.leave')} {leave.length}
          </span>
        )}
      </summary>
      <div class="fields">
        <Field label={t('draft.person')} pointer={`${at}/name`} value={person.name ?? ''} change={(name) => set({ name })} />
        <label class="field">
          <span>{t('draft.territory')}</span>
          <select
            data-pointer={`${at}/territory`}
            value={person.territory ?? ''}
            onChange={(event) => set({ territory: event.currentTarget.value || null })}
          >
            <option value="">–</option>
            {territories.map(({ id, name }) => (
              <option key={id} value={id}>
                {name ?? id}
              </option>
            ))}
          </select>
        </label>
        <Field
          label={t('draft.max')}
          pointer={`${at}/limits/maxDutiesPerMonth`}
          type="number"
          min={0}
          value={person.limits?.maxDutiesPerMonth ?? undefined}
          change={(value) => set({ limits: { ...person.limits, maxDutiesPerMonth: value === '' ? undefined : Number(value) } })}
        />
        <label class="check">
          <input
            type="checkbox"
            checked={person.volunteer !== false}
            data-pointer={`${at}/volunteer`}
            onChange={(event) => set({ volunteer: event.currentTarget.checked })}
          />
          {t('draft.volunteer')}
        </label>
      </div>
      <fieldset>
        <legend>{t('draft.leave')}</legend>
        {leave.map((range, i) => (
          <div class="fields tight" key={`${range.from}-${i}`}>
            <Field
              label={t('draft.from')}
              pointer={`${at}/availability/unavailable/${i}/from`}
              type="date"
              value={range.from}
              change={(from) => setLeave(leave.map((old, n) => (n === i ? { ...old, from } : old)))}
            />
            <Field
              label={t('draft.to')}
              pointer={`${at}/availability/unavailable/${i}/to`}
              type="date"
              value={range.to}
              change={(until) => setLeave(leave.map((old, n) => (n === i ? { ...old, to: until } : old)))}
            />
            <button type="button" class="quiet" onClick={() => setLeave(leave.filter((_, n) => n !== i))}>
              {t('draft.remove')}
            </button>
          </div>
        ))}
        <button type="button" onClick={() => setLeave([...leave, { from: '', to: '' }])}>
          {t('draft.addLeave')}
        </button>
      </fieldset>
    </details>
  );
}

function add(): void {
  change((now) => {
    const ids = new Set(now.participants.map(({ id }) => id));
    let n = now.participants.length + 1;
    while (ids.has(`p-${n}`)) n++;
    return { ...now, participants: [{ id: `p-${n}`, name: `p-${n}`, territory: now.territories?.[0]?.id ?? null }, ...now.participants] };
  });
}
