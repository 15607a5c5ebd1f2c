import type { BrakeDecision, Decision, Evidence, FreezeDecision, ProposeDecision } from './signal.ts';

/**
 * A managed model may be asked about what braked or was proposed. It may only raise: it never lifts, shortens or forbids a stop, and its silence, its
 * failure and its no change nothing.
 *
 * On Amazon Bedrock the call is `Converse` with a tool whose input is `{ crisis: boolean }`, `inferenceConfig: { maxTokens: 64, temperature: 0 }`, the
 * titles of the evidence as one user message marked as quoted material, and an abort signal after five seconds. The headlines are untrusted: whatever
 * they say, the worst that the answer can do is a freeze that people see and end.
 */
export type SecondOpinion = (question: {
  kind: string;
  place: string | null;
  evidence: readonly Evidence[];
}) => Promise<boolean>;

const raise = (decision: BrakeDecision | ProposeDecision): FreezeDecision => ({
  at: decision.at,
  kind: decision.kind,
  score: decision.score,
  story: decision.story,
  rule: decision.rule,
  place: decision.place,
  victims: decision.victims,
  owners: decision.owners,
  evidence: decision.evidence,
  version: decision.version,
  action: 'freeze',
  why: [...decision.why, { kind: 'second-opinion' }],
});

/** The decisions, those raised that two owners already tell and the second opinion affirms. One owner and a model are not two owners. */
export const withSecondOpinion = async (
  decisions: readonly Decision[],
  ask: SecondOpinion,
  log: (event: string, fields: Readonly<Record<string, unknown>>) => void,
): Promise<Decision[]> =>
  Promise.all(
    decisions.map(async (decision) => {
      if (decision.action === 'freeze' || decision.owners.length < 2) return decision;
      try {
        const yes = await ask({ kind: decision.kind, place: decision.place, evidence: decision.evidence });
        return yes ? raise(decision) : decision;
      } catch (error) {
        log('watch.second-opinion.failed', {
          story: decision.story,
          reason: error instanceof Error ? error.message : String(error),
        });
        return decision;
      }
    }),
  );
