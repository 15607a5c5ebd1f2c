/**
 * Heads of state and government in office at the end of 2025, in the spellings of all lexica. Nobody else is known by
 * name: whoever left office is found by the office alone. Go through it whenever a new year begins.
 */
export const HEADS: readonly string[] = `
  trump; macron; merz; starmer; keir starmer; meloni; pedro sanchez; felipe vi; king felipe; tusk; orban; fico;
  robert fico; babis; mitsotakis; mattarella; steinmeier; nawrocki; king charles; charles iii; roi charles;
  willem alexander; king willem; king frederik; roi philippe; carl gustaf; king harald; prince albert ii;
  pope leo; pape leon; papa leon; papst leo; papa leone; papa leao; paus leo; carney; mark carney; albanese; luxon;
  sheinbaum; lula; milei; maduro; petro; poutine; putin; poetin; loukachenko; lukashenko; zelensk*; selenskyj;
  erdogan; netanyahu; netanyahou; netanjahu; herzog; mahmoud abbas; khamenei; chamenei; jamenei; pezeshkian;
  mohammed ben salmane; mohammed bin salman; sissi; al sisi; tebboune; mohammed vi; kais saied; modi; xi jinping;
  kim jong un; takaichi; lee jae myung; prabowo; marcos; ramaphosa; tinubu; ruto; kagame; vance; von der leyen
`
  .trim()
  .split(/\s*;\s*/);
