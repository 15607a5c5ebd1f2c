/** What people type in Slack, without accents and in small letters. The words of every language are read everywhere. */
export const commands = {
  freeze: ['gel', 'gele', 'geler', 'gelez', 'arret', 'arrete', 'arreter', 'arretez', 'pause'],
  thaw: ['degel', 'degele', 'degeler'],
  status: ['statut', 'etat'],
};
