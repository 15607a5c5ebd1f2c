import type {
  DayAfterView,
  DeskMailView,
  DigestView,
  FreezeMailView,
  Mail,
  ProposeView,
  ReminderView,
} from './views.ts';

const soon = (): Mail => {
  throw new Error('not written yet');
};
export const digestMail = (_view: DigestView): Mail => soon();
export const freezeMail = (_view: FreezeMailView): Mail => soon();
export const proposeMail = (_view: ProposeView): Mail => soon();
export const reminderMail = (_view: ReminderView): Mail => soon();
export const deskMail = (_view: DeskMailView): Mail => soon();
export const dayAfterMail = (_view: DayAfterView): Mail => soon();
