import type { Role } from '../domain/primitives.ts';
import { doctorHabits, locumHabits, regulatorHabits } from './habits.ts';
import { inventedContact, inventedName, inventedRpps } from './identity.ts';
import { type ParticipantInput, type Preset, regulationSkill } from './preset.ts';
import { Random } from './random.ts';

export interface PeopleOptions {
  readonly from: string;
  readonly to: string;
  readonly seed: number;
  readonly shortage: boolean;
  /** Factor on the number of people. */
  readonly size: number;
}

/** What a person is, before a name and habits are given. */
interface Post {
  readonly kind: 'effector' | 'both' | 'regulator' | 'locum' | 'nonVolunteer';
  readonly territory: string | null;
  readonly status: 'installed' | 'salaried' | 'other' | 'locum';
  /** Position among those of the same kind in the territory. */
  readonly rank: number;
}

/** Everybody of the department, territory by territory, then regulators without other duties, locums, non-volunteers. */
export function inventPeople(preset: Preset, options: PeopleOptions): ParticipantInput[] {
  const posts = listPosts(preset, options.size);
  const width = Math.max(3, String(posts.length).length);
  const naming = new Random(options.seed, preset.department, 'names').int(0, 5000);
  const people: ParticipantInput[] = [];
  posts.forEach((post, index) => {
    const id = `p-${String(index + 1).padStart(width, '0')}`;
    const random = (label: string) => new Random(options.seed, preset.department, id, label);
    const communes = preset.territories.find((t) => t.id === post.territory)?.communes ?? [];
    const commune = communes.length > 0 ? random('commune').pick(communes) : preset.name;
    const base = {
      id,
      rpps: inventedRpps(preset.department, index + 1),
      name: inventedName(index, naming),
      status: post.status,
      territory: post.territory,
    } satisfies ParticipantInput;
    people.push({
      ...base,
      ...(post.kind === 'locum' ? practiceOfLocum(post, people, random) : practice(preset, post, options, random)),
      ...habits(preset, post, options, id),
      contact: inventedContact(index + 1, commune, preset.department),
    });
  });
  return people;
}

function listPosts(preset: Preset, size: number): Post[] {
  const scaled = (n: number | undefined) => (n ? Math.max(1, Math.round(n * size)) : 0);
  const staff = Object.entries(preset.staff);
  const posts: Post[] = [];
  for (const [territory, of] of staff) {
    const volunteers = scaled(of.volunteers);
    const regulators = scaled(of.regulators);
    const salaried = scaled(of.salaried);
    const others = scaled(of.others);
    for (let rank = 0; rank < volunteers; rank++) {
      const fromEnd = volunteers - 1 - rank;
      const status = fromEnd < others ? 'other' : fromEnd < others + salaried ? 'salaried' : 'installed';
      posts.push({ kind: rank < regulators ? 'both' : 'effector', territory, status, rank });
    }
  }
  for (let rank = 0; rank < scaled(preset.regulatorsOnly); rank++)
    posts.push({ kind: 'regulator', territory: null, status: rank % 3 === 2 ? 'other' : 'installed', rank });
  for (const [territory, of] of staff)
    for (let rank = 0; rank < scaled(of.locums); rank++) posts.push({ kind: 'locum', territory, status: 'locum', rank });
  for (const [territory, of] of staff)
    for (let rank = 0; rank < scaled(of.nonVolunteers); rank++) posts.push({ kind: 'nonVolunteer', territory, status: 'installed', rank });
  return posts;
}

/** Roles, territories served, skills of a doctor. */
function practice(preset: Preset, post: Post, options: PeopleOptions, random: (label: string) => Random): Partial<ParticipantInput> {
  if (post.kind === 'regulator') return { roles: ['regulation'], skills: [regulationSkill] };
  const draw = random('roles');
  const roles: Role[] = post.kind === 'both' ? ['fixed', 'regulation'] : draw.chance(0.7) ? ['fixed', 'mobile'] : ['fixed'];
  if (post.kind === 'nonVolunteer') {
    // Somebody who does not serve takes no share either: with the rate left at 1 the others would be owed by them.
    return { volunteer: false, roles, activityRate: 0 };
  }
  const home = post.territory ?? '';
  const near = preset.territories.find((t) => t.id === home)?.neighbours ?? [];
  const luck = random('serves');
  // Whoever has no line at home (Cilaos) serves the neighbours or nobody.
  const hasLine = preset.lines.some((line) => line.territories?.includes(home));
  const help = (id: string) => {
    if (!hasLine) return 1;
    return preset.staff[id].helped * (options.shortage ? (preset.shortage[id] ? 0.15 : 0.6) : 1);
  };
  // One draw a neighbour whatever the odds, so that the shortage variant only ever takes away.
  const serves = near.filter((id) => luck.next() < help(id));
  return {
    roles,
    ...(serves.length > 0 ? { serves: [home, ...serves] } : {}),
    ...(post.kind === 'both' ? { skills: [regulationSkill] } : {}),
  };
}

function practiceOfLocum(post: Post, people: readonly ParticipantInput[], random: (label: string) => Random): Partial<ParticipantInput> {
  const draw = random('locum');
  const principals = people.filter(
    (p) => p.territory === post.territory && p.status === 'installed' && p.volunteer !== false && !p.roles?.includes('regulation'),
  );
  const absent = principals.filter((p) => (p.availability?.unavailable?.length ?? 0) > 0);
  const chosen = [...new Set([...draw.shuffle(absent).slice(0, 2), ...draw.shuffle(principals)])].slice(0, draw.int(1, 3));
  return { roles: ['fixed', 'mobile'], locumFor: chosen.map((p) => p.id).sort() };
}

function habits(preset: Preset, post: Post, options: PeopleOptions, id: string): Partial<ParticipantInput> {
  const context = { preset, seed: options.seed, id, from: options.from, to: options.to };
  if (post.kind === 'nonVolunteer') return nonVolunteerHabits(post, options);
  if (post.kind === 'locum') return locumHabits(context);
  const regulators = { away: options.shortage ? preset.regulatorsAway : 0 };
  if (post.kind === 'regulator') return regulatorHabits(context, post.rank < regulators.away);
  const setback = options.shortage ? preset.shortage[post.territory ?? ''] : undefined;
  const quit = Math.round((setback?.quit ?? 0) * options.size);
  const away = Math.round((setback?.away ?? 0) * options.size);
  const found = doctorHabits(context, post.kind === 'both', post.rank >= quit && post.rank < quit + away);
  return post.rank < quit ? { ...found, volunteer: false, activityRate: 0 } : found;
}

/** Every fourth is exempted, so that "fit doctors who do not volunteer" is a real selection. */
function nonVolunteerHabits(post: Post, options: PeopleOptions): Partial<ParticipantInput> {
  if (post.rank % 4 !== 1) return {};
  const year = Number(options.from.slice(0, 4));
  return {
    exemptions: [
      post.rank % 8 === 1
        ? { from: `${year - 1}-07-01`, reason: 'age' }
        : { from: `${year - 1}-10-01`, to: `${year + 1}-03-31`, reason: 'health' },
    ],
  };
}
