import { useSignal } from '@preact/signals';
import type { Problem, Schemas } from '@vigie/client';
import { useEffect } from 'preact/hooks';
import { attempt, trouble, vigie } from '../client.ts';
import { draft, recallDraft, startDraft } from '../draft.ts';
import { to } from '../router.ts';
import { dateText, lang, t, type Word } from '../words/index.ts';

/** Where the council begins: a new roster, or one of those kept. */
export function Desk() {
  const examples = useSignal<Schemas['ExampleList']['examples']>([]);
  const presets = useSignal<Schemas['PresetList']['presets']>([]);
  const rosters = useSignal<Schemas['RosterSummary'][] | null>(null);
  useEffect(() => {
    void attempt(async () => {
      const [first, second, third] = await Promise.all([
        vigie().get('/v1/rosters', { query: { limit: 50 } }),
        vigie().get('/v1/examples'),
        vigie().get('/v1/presets'),
      ]);
      rosters.value = first.rosters;
      examples.value = second.examples;
      presets.value = third.presets;
    });
    void recallDraft();
  }, []);
  return (
    <div class="desk">
      <section aria-labelledby="start">
        <h1 id="start">{t('desk.start')}</h1>
        {draft.value && (
          <a class="card accent" href={to.draft}>
            <strong>{t('draft.edit')}</strong>
            <span class="muted">{draft.value.name ?? t('draft.title')}</span>
          </a>
        )}
        <h2>{t('desk.examples')}</h2>
        <ul class="cards">
          {examples.value.map(({ id, title }) => (
            <li key={id}>
              <button type="button" class="card" onClick={() => takeExample(id)}>
                {title[lang.value]}
              </button>
            </li>
          ))}
        </ul>
        <h2>{t('desk.presets')}</h2>
        <ul class="cards">
          {presets.value.map(({ id, name }) => (
            <li key={id}>
              <button type="button" class="card" onClick={() => takePreset(id)}>
                {name}
                <span class="muted">{t('desk.presetHint')}</span>
              </button>
            </li>
          ))}
        </ul>
        <h2>{t('desk.file')}</h2>
        <label class="card file">
          <strong>{t('desk.choose')}</strong>
          <span class="muted">{t('desk.fileHint')}</span>
          <input type="file" accept=".json,application/json" onChange={takeFile} />
        </label>
      </section>
      <section aria-labelledby="kept">
        <h2 id="kept" class="first">
          {t('desk.kept')}
        </h2>
        {rosters.value?.length === 0 && <p class="empty">{t('desk.none')}</p>}
        {(rosters.value?.length ?? 0) > 0 && <Kept rosters={rosters.value ?? []} />}
      </section>
    </div>
  );
}

function Kept({ rosters }: { readonly rosters: readonly Schemas['RosterSummary'][] }) {
  return (
    <table class="list">
      <thead>
        <tr>
          <th scope="col">{t('desk.period')}</th>
          <th scope="col" class="wide-only">
            {t('desk.department')}
          </th>
          <th scope="col">{t('desk.state')}</th>
          <th scope="col">{t('desk.made')}</th>
        </tr>
      </thead>
      <tbody>
        {rosters.map((roster) => (
          <tr key={roster.id}>
            <th scope="row">
              <a href={to.roster(roster.id)}>
                {dateText(roster.period.start)} – {dateText(roster.period.end)} {roster.period.end.slice(0, 4)}
              </a>
            </th>
            <td class="wide-only">{roster.department}</td>
            <td>
              <Badge state={roster.state} outcome={roster.outcome} />
            </td>
            <td>{new Date(roster.createdAt).toLocaleString(lang.value, { dateStyle: 'short', timeStyle: 'short' })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How a roster stands, as a word with a colour beside it. */
export function Badge({ state, outcome }: { readonly state: string; readonly outcome: string | null | undefined }) {
  const ended = state === 'done' || state === 'stopped';
  const word = ended && outcome ? `outcome.${outcome}` : `state.${state}`;
  return <span class={`badge ${ended ? (outcome ?? state) : state}`}>{t(word as Word)}</span>;
}

async function takeExample(id: string): Promise<void> {
  const problem = await attempt(() => vigie().get('/v1/examples/{id}', { path: { id } }));
  if (problem) startDraft(problem);
}

async function takePreset(id: string): Promise<void> {
  const preset = await attempt(() => vigie().get('/v1/presets/{id}', { path: { id } }));
  if (preset === null) return;
  const next = new Date();
  const [year, month] = [next.getFullYear() + (next.getMonth() > 9 ? 1 : 0), (next.getMonth() + 2) % 12];
  const day = (date: Date) => date.toISOString().slice(0, 10);
  startDraft({
    name: preset.name,
    department: preset.department,
    period: { start: day(new Date(Date.UTC(year, month, 1))), end: day(new Date(Date.UTC(year, month + 1, 0))) },
    calendar: { bridgeDays: preset.bridgeDays },
    territories: preset.territories,
    lines: preset.lines,
    participants: [],
    rules: [{ type: 'minRest', hours: 11 }],
  });
}

async function takeFile(event: Event): Promise<void> {
  const input = event.currentTarget as HTMLInputElement;
  const text = await input.files?.[0]?.text();
  input.value = '';
  if (text === undefined) return;
  try {
    const read = JSON.parse(text) as Problem | { problem: Problem };
    startDraft('problem' in read ? read.problem : read);
  } catch {
    trouble.value = { text: t('desk.notJson'), details: [] };
  }
}
