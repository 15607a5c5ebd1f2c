import { describe, expect, it } from 'vitest';
import { nearMissReport, play, tellDay, type Day } from './day.ts';

/**
 * What newsrooms had in their queues on three days, and what Vigie would have done about it. The slots are the
 * editors' own. The headlines are in lib/crisis/days.
 */

const NICE: Day = {
  stream: 'nice-2016.jsonl',
  from: '2016-07-14T20:00',
  offset: '+02:00',
  until: '08:30',
  planned: [
    ['20:30', 'agenda', 'Les plus beaux feux d’artifice de ce soir'],
    ['22:15', 'une', 'Tour de France : le résumé de l’étape du Ventoux'],
    ['22:55', 'agenda', 'Un verre les pieds dans le sable à Paris-Plages'],
    ['23:10', 'agenda', 'Paris-Plages : où s’allonger cet été'],
    ['23:30', 'une', 'Le défilé du 14-Juillet vu d’en haut'],
    ['00:30', 'agenda', 'Dix idées pour le week-end à Nice'],
    ['08:00', 'agenda', 'Vos rendez-vous du vendredi'],
  ],
  people: [
    ['23:40', 'marc', 'approves under freeze', 'Attentat à Nice : ce que l’on sait'],
    ['07:30', 'ines', 'thaws'],
  ],
};

const PARIS: Day = {
  stream: 'paris-2015.jsonl',
  from: '2015-11-13T18:30',
  offset: '+01:00',
  until: '09:00',
  planned: [
    ['19:30', 'agenda', 'Cinéma : notre sélection du week-end'],
    ['21:40', 'une', 'Le COP21 expliqué en cinq minutes'],
    ['22:15', 'agenda', 'Vendredi soir : les meilleures terrasses de Paris'],
    ['22:45', 'agenda', 'Un concert ce soir ? Nos salles préférées'],
    ['23:30', 'une', 'Portrait : le gardien des Bleus'],
    ['07:45', 'agenda', 'Black Friday : les offres à ne pas rater'],
  ],
  people: [
    ['22:40', 'marc', 'approves under freeze', 'Attaques à Paris : restez chez vous, suivez notre direct'],
    ['08:30', 'marc', 'thaws'],
  ],
};

const CHAMPS: Day = {
  stream: 'champs-elysees-2018.jsonl',
  from: '2018-11-24T08:00',
  offset: '+01:00',
  until: '18:30',
  planned: [
    ['08:30', 'agenda', 'Marchés de Noël : le guide'],
    ['11:30', 'agenda', 'Lèche-vitrines : les plus belles devantures des Champs-Élysées'],
    ['14:00', 'agenda', 'Une après-midi shopping dans le 8e'],
    ['17:00', 'agenda', 'Venez admirer les illuminations des Champs-Élysées'],
  ],
};

describe('a day that happened', () => {
  it('Nice, 14 July 2016: nothing about Paris-Plages leaves after the stop, and the newsroom can still report the attack', async () => {
    const told = await play(NICE);
    expect(told.leaked).toBe(0);
    expect(told.sent.map(({ text }) => text)).toEqual([
      'Les plus beaux feux d’artifice de ce soir',
      'Tour de France : le résumé de l’étape du Ventoux',
      'Attentat à Nice : ce que l’on sait',
    ]);
    // The first headline that says what happened is of 22:51; the second owner's of 22:55.
    expect(told.firstBrake ?? '').toMatch(/^22:(4[6-9]|5[0-2])$/);
    expect(told.firstStop ?? '').toMatch(/^22:5[1-9]$/);
    const report = nearMissReport(told);
    expect(report).toContain('23:10 serait parti : Paris-Plages : où s’allonger cet été (retenu)');
    expect(report).toContain('08:00 serait parti : Vos rendez-vous du vendredi (retenu)');
    expect(report).toContain('partis après l’arrêt : 0');
    // The day as an editor reads it: in order, to the minute, with a reason beside each decision.
    const day = tellDay(told);
    const lines = [
      '20:30 part : Les plus beaux feux d’artifice de ce soir',
      '22:15 part : Tour de France : le résumé de l’étape du Ventoux',
      `${told.firstBrake ?? ''} la vigie retarde, parce que`,
      `${told.firstStop ?? ''} la vigie gèle, parce que`,
      '23:10 ne part pas, retenu : Paris-Plages : où s’allonger cet été',
      '23:40 marc approuve sous gel : Attentat à Nice : ce que l’on sait',
      '23:40 part : Attentat à Nice : ce que l’on sait',
      '07:30 ines dégèle',
      '08:00 ne part pas, retenu : Vos rendez-vous du vendredi',
    ];
    const places = lines.map((line) => day.indexOf(line));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(day.endsWith(report)).toBe(true);
  });

  it('Paris, 13 November 2015: the queue of the night is held from the first minutes on, and stays held after the thaw', async () => {
    const told = await play(PARIS);
    expect(told.leaked).toBe(0);
    expect(told.firstStop ?? '').toMatch(/^21:5\d$/);
    const texts = told.sent.map(({ text }) => text);
    expect(texts).toContain('Attaques à Paris : restez chez vous, suivez notre direct');
    for (const text of [
      'Vendredi soir : les meilleures terrasses de Paris',
      'Black Friday : les offres à ne pas rater',
    ])
      expect(texts).not.toContain(text);
    const report = nearMissReport(told);
    expect(report).toContain('22:45 serait parti : Un concert ce soir ? Nos salles préférées (retenu)');
    expect(report).toContain('07:45 serait parti : Black Friday : les offres à ne pas rater (retenu)');
  });

  it('the Champs-Élysées, 24 November 2018: nobody is invited to the riots six hours into them', async () => {
    const told = await play(CHAMPS);
    expect(told.leaked).toBe(0);
    expect(told.sent.map(({ text }) => text)).not.toContain('Venez admirer les illuminations des Champs-Élysées');
    expect(tellDay(told)).toContain('17:00 ne part pas, ');
    expect(nearMissReport(told)).toContain('17:00 serait parti : Venez admirer les illuminations des Champs-Élysées');
  });
});
