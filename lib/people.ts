/** What the people of a configuration may do, and for which feeds. It needs nothing that checks a configuration. */

export const RIGHTS = ['approve', 'freeze', 'thaw', 'write'] as const;
export type Right = (typeof RIGHTS)[number];

/** The part of the settings that says who may do what. */
export type Staff = {
  people: Readonly<Record<string, { may: readonly Right[]; deputy?: string | undefined }>>;
  feeds: Readonly<Record<string, { approvers: readonly string[] }>>;
};

export const may = ({ people }: Pick<Staff, 'people'>, person: string, right: Right): boolean =>
  people[person]?.may.includes(right) === true;

/** Who may approve drafts of these feeds: the feeds' approvers, or, where none is named, everybody who may approve. */
export const approversOf = (staff: Staff, feeds: readonly string[]): string[] => {
  const everybody = Object.keys(staff.people).filter((key) => may(staff, key, 'approve'));
  const named = feeds.flatMap((feed) => staff.feeds[feed]?.approvers ?? []);
  const open = feeds.some((feed) => (staff.feeds[feed]?.approvers.length ?? 0) === 0);
  return open || named.length === 0 ? everybody : [...new Set(named)];
};

/** The deputies of these people. */
export const deputiesOf = (staff: Staff, people: readonly string[]): string[] =>
  people.flatMap((person) => staff.people[person]?.deputy ?? []);

/** Whether a person may decide about drafts of these feeds: as an approver, or as the deputy of one. */
export const mayDecide = (staff: Staff, person: string, feeds: readonly string[]): boolean => {
  const approvers = approversOf(staff, feeds);
  return may(staff, person, 'approve') && [...approvers, ...deputiesOf(staff, approvers)].includes(person);
};

/** A member of an organisation with several workspaces has two ids there, one of the workspace and one of them all. */
export const slackIdsOf = ({ slack }: { slack?: string | undefined }): string[] => slack?.split(' ') ?? [];
