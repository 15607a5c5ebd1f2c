/**
 * What must hold after every step of every evening. I1 to I9 are the obligations of the protocol; where one is
 * a promise of DESIGN 1 it stands here in that promise's own words.
 */
export const PROMISES = {
  I1: 'Nothing is sent that a named person did not approve, byte for byte except its time of sending, in the present state of the world.',
  I2: 'Once a freeze answers frozen, no send begins of anything that was approved before it. What was already in flight is listed by name and followed to its end.',
  I3: 'No machine repeats a send whose outcome is uncertain; where the network allows it at most one post per approval is proven, elsewhere a person decides.',
  I4: 'Nothing we saw is lost: every feed item ends in exactly one recorded state, skipped with its reason included.',
  I5: 'Nothing leaves by itself after a thaw.',
  I6: 'Nothing is claimed while the watch is silent or delays the lane.',
  attended: 'Where the configuration says so, nothing is claimed while nobody attends.',
  I7: 'The machine may stop; only a named person resumes, and each thaw ends the one freeze that it names.',
  I8: 'What was taken back is gone, and nothing creates it again.',
  I9: 'Every transition has its row in the audit, written with it, which names who did it.',
  told: 'Whoever may freeze or thaw is told of every freeze that stays open: once, though events are lost, come twice or late.',
  caps: 'No account sends more than its caps allow over any window of time, and what did not leave counts for nothing.',
  closed: 'What is missing, damaged, of another table or of a later version stops what depends on it.',
  states:
    'Only the transitions of the protocol are made, and what is claimed, and nothing else, is noted as in flight.',
  lives: 'When the faults stop, everything comes to its end within the stated number of steps, and what is new leaves.',
  calm: 'A function that nothing befell does not fail.',
} as const;

export type Promised = keyof typeof PROMISES;
