/** Languages of the catalogue; French first. */
export type Lang = 'fr' | 'en';

/**
 * A sentence in both languages, in ICU MessageFormat. Arguments: `{name}` for a text or a figure, `{day, date}` for an
 * ISO date, `{at, time}` for the clock of an ISO instant, `{count, plural, one {# duty} other {# duties}}` and
 * `{given, select, yes {…} other {…}}` for a choice. An option is always introduced by `one`, `other`, `=0`, `=1`, `yes` or
 * `no`, so that the compiler can read the parameters (see `ParamsOf`).
 */
export type Message = Readonly<Record<Lang, string>>;
