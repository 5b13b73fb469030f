import type { MessageKey } from '../messages';

/** A sample deal; days count from today, so that the sample is alive whenever it is looked at. */
export interface SampleDeal {
  readonly prospect: { readonly en: string; readonly sv: string };
  readonly contact?: { readonly en: string; readonly sv: string };
  readonly stage: MessageKey;
  /** In dollars; the Swedish sample has ten times as many kronor. */
  readonly amount: number;
  readonly probability?: number;
  readonly nextStep?: { readonly en: string; readonly sv: string };
  readonly nextInDays?: number;
  readonly closesInDays?: number;
  readonly canSign: MessageKey;
  /** Where it is known, the likely budget is the amount. */
  readonly budgetSource?: MessageKey;
  readonly decidesInDays?: number;
  readonly urgency?: MessageKey;
  readonly createdDaysAgo: number;
  readonly inStageDaysAgo?: number;
  readonly closedDaysAgo?: number;
  readonly lostBecause?: MessageKey;
}

/** The rep who owns the sample. */
export const SAMPLE_REP = {
  en: { name: 'Elin Sandberg', company: 'Fjallvik Climate', phone: '+1 555 0100' },
  sv: { name: 'Elin Sandberg', company: 'Fjällvik Klimat AB', phone: '08-555 01 00' },
} as const;

/** Dollars for the present quarter. */
export const SAMPLE_QUOTA = 240000;

/** Commission in dollars: from which sales on what share is paid. */
export const SAMPLE_TIERS = [
  { from: 0, rate: 0.05 },
  { from: 240000, rate: 0.08 },
] as const;

/** Kronor for a dollar in the sample. */
export const SAMPLE_SCALE = { en: 1, sv: 10 } as const;

/**
 * Telephone numbers of the sample, out of those that are kept for fiction. It has no mail addresses: no
 * mail is to go to somebody who is made up.
 *
 * @param language of the workbook
 * @param n 1 to 99
 * @returns a number as text
 * @example samplePhone('en', 7) // '+1 555 0107'
 */
export function samplePhone(language: keyof typeof SAMPLE_REP, n: number): string {
  const end = String(n).padStart(2, '0');
  return language === 'sv' ? `08-465 004 ${end}` : `+1 555 01${end}`;
}

/** Twelve deals in progress, three won and one lost. */
export const SAMPLE_DEALS: readonly SampleDeal[] = [
  {
    prospect: { en: 'Harborlight Hotels', sv: 'Havsbris Hotell AB' },
    contact: { en: 'Karen Oakes', sv: 'Karin Ek' },
    stage: 'stage.proposal',
    amount: 42000,
    probability: 0.46,
    nextStep: { en: 'Call about the offer', sv: 'Ring om offerten' },
    nextInDays: 2,
    canSign: 'canSign.believed',
    closesInDays: 21,
    createdDaysAgo: 44,
    budgetSource: 'budgetSource.inferred',
    urgency: 'urgency.urgent',
    inStageDaysAgo: 12,
  },
  {
    prospect: { en: 'Lindley & Marsh CPA', sv: 'Lindqvist & Berg Revision AB' },
    contact: { en: 'Paul Lindley', sv: 'Pål Lindqvist' },
    stage: 'stage.negotiation',
    amount: 18000,
    probability: 0.74,
    nextStep: { en: 'Send final terms', sv: 'Skicka slutliga villkor' },
    nextInDays: 0,
    canSign: 'canSign.confirmed',
    closesInDays: 7,
    createdDaysAgo: 61,
    budgetSource: 'budgetSource.stated',
    decidesInDays: 7,
    inStageDaysAgo: 5,
  },
  {
    prospect: { en: 'Eastvale Data', sv: 'Östervik Data AB' },
    contact: { en: 'Ray Sato', sv: 'Rasmus Sahl' },
    stage: 'stage.negotiation',
    amount: 7500,
    probability: 0.81,
    nextStep: { en: 'Get signature', sv: 'Hämta underskrift' },
    nextInDays: 3,
    canSign: 'canSign.confirmed',
    closesInDays: 4,
    createdDaysAgo: 58,
    budgetSource: 'budgetSource.stated',
    decidesInDays: 4,
    inStageDaysAgo: 8,
  },
  {
    prospect: { en: 'Sunhill Medical Center', sv: 'Solbackens Vårdcentral' },
    contact: { en: 'Dr. Amy Holt', sv: 'Anna Holt' },
    stage: 'stage.proposal',
    amount: 24000,
    probability: 0.41,
    nextStep: { en: 'Answer: service terms', sv: 'Svar: serviceavtal' },
    nextInDays: 0,
    canSign: 'canSign.believed',
    closesInDays: 25,
    createdDaysAgo: 39,
    budgetSource: 'budgetSource.inferred',
    decidesInDays: 25,
    inStageDaysAgo: 10,
  },
  {
    prospect: { en: 'Pinecrest Properties', sv: 'Tallmo Fastigheter AB' },
    contact: { en: 'Joan Tully', sv: 'Johanna Tall' },
    stage: 'stage.proposal',
    amount: 51000,
    probability: 0.22,
    nextStep: { en: 'Call, walk through price', sv: 'Ring, gå igenom priset' },
    nextInDays: -5,
    canSign: 'canSign.believed',
    closesInDays: 29,
    createdDaysAgo: 52,
    budgetSource: 'budgetSource.inferred',
    urgency: 'urgency.normal',
    inStageDaysAgo: 25,
  },
  {
    prospect: { en: 'Birchfield Printing', sv: 'Björkviks Tryckeri AB' },
    contact: { en: 'Ed Birch', sv: 'Edvin Björk' },
    stage: 'stage.meeting',
    amount: 9500,
    probability: 0.31,
    nextStep: { en: 'Meeting', sv: 'Möte' },
    nextInDays: 1,
    canSign: 'canSign.notYet',
    closesInDays: 18,
    createdDaysAgo: 24,
    budgetSource: 'budgetSource.inferred',
    inStageDaysAgo: 9,
  },
  {
    prospect: { en: 'Millstone Bakery Co', sv: 'Mälarkvarn Bageri AB' },
    contact: { en: 'Mia Stone', sv: 'Mia Kvarn' },
    stage: 'stage.meeting',
    amount: 13000,
    probability: 0.28,
    nextStep: { en: 'Offer a demo', sv: 'Erbjud en demo' },
    nextInDays: 0,
    canSign: 'canSign.unknown',
    closesInDays: 32,
    createdDaysAgo: 33,
    budgetSource: 'budgetSource.inferred',
    decidesInDays: 27,
    inStageDaysAgo: 30,
  },
  {
    prospect: { en: 'Sprucebay Builders', sv: 'Granviken Bygg AB' },
    contact: { en: 'Greg Bay', sv: 'Gustav Gran' },
    stage: 'stage.meeting',
    amount: 22000,
    probability: 0.19,
    nextStep: { en: 'Meeting', sv: 'Möte' },
    nextInDays: 1,
    canSign: 'canSign.believed',
    closesInDays: 53,
    createdDaysAgo: 27,
    decidesInDays: 53,
    inStageDaysAgo: 11,
  },
  {
    prospect: { en: 'Norhaven Logistics', sv: 'Norrhamn Logistik AB' },
    contact: { en: 'Nina Haven', sv: 'Nina Hamn' },
    stage: 'stage.needs',
    amount: 64000,
    probability: 0.12,
    nextStep: { en: 'Find who signs', sv: 'Ta reda på vem som skriver på' },
    nextInDays: -3,
    canSign: 'canSign.notYet',
    closesInDays: 70,
    createdDaysAgo: 18,
    urgency: 'urgency.normal',
    inStageDaysAgo: 12,
  },
  {
    prospect: { en: 'Oakridge School', sv: 'Ekbacka Skola' },
    contact: { en: 'Tom Reed', sv: 'Tomas Ek' },
    stage: 'stage.needs',
    amount: 30000,
    probability: 0.14,
    nextStep: { en: 'Ask about next year', sv: 'Fråga om nästa år' },
    nextInDays: 4,
    canSign: 'canSign.unknown',
    closesInDays: 98,
    createdDaysAgo: 15,
    urgency: 'urgency.noHurry',
    inStageDaysAgo: 9,
  },
  {
    prospect: { en: 'Stagrun Sports', sv: 'Kronhjort Sport AB' },
    contact: { en: 'Lou Hart', sv: 'Lova Hjort' },
    stage: 'stage.contacted',
    amount: 16000,
    probability: 0.06,
    nextStep: { en: 'Second call', sv: 'Andra samtalet' },
    nextInDays: 1,
    canSign: 'canSign.unknown',
    closesInDays: 60,
    createdDaysAgo: 6,
    inStageDaysAgo: 6,
  },
  {
    prospect: { en: 'Stonebrook Optics', sv: 'Stenby Optik AB' },
    contact: { en: 'Ana Brook', sv: 'Anna Sten' },
    stage: 'stage.contacted',
    amount: 6000,
    probability: 0.09,
    nextStep: { en: 'Send intro mail', sv: 'Skicka intromejl' },
    nextInDays: 3,
    canSign: 'canSign.unknown',
    closesInDays: 45,
    createdDaysAgo: 3,
    inStageDaysAgo: 3,
  },
  {
    prospect: { en: 'Aspen Yard Offices', sv: 'Aspholmen Kontor AB' },
    stage: 'stage.won',
    amount: 48000,
    canSign: 'canSign.confirmed',
    createdDaysAgo: 95,
    closedDaysAgo: 41,
  },
  {
    prospect: { en: 'Windhaven Marine', sv: 'Väderö Marin AB' },
    stage: 'stage.won',
    amount: 39000,
    canSign: 'canSign.confirmed',
    createdDaysAgo: 80,
    closedDaysAgo: 30,
  },
  {
    prospect: { en: 'Heathland Furniture', sv: 'Hedlunda Möbler AB' },
    stage: 'stage.won',
    amount: 39000,
    canSign: 'canSign.confirmed',
    createdDaysAgo: 70,
    closedDaysAgo: 12,
  },
  {
    prospect: { en: 'Copperfield Motors', sv: 'Kopparfältets Motor AB' },
    stage: 'stage.lost',
    amount: 28000,
    canSign: 'canSign.notYet',
    createdDaysAgo: 66,
    closedDaysAgo: 19,
    lostBecause: 'lost.budget',
  },
];
