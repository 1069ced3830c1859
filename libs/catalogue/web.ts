import type { Words } from './locale.ts';
import { campaignWords } from './web/campaign.ts';
import { caseWords } from './web/case.ts';
import { connectionWords } from './web/connection.ts';
import { delegationPageWords } from './web/delegation.ts';
import { deskWords } from './web/desk.ts';
import { evidenceWords } from './web/evidence.ts';
import { ladderWords } from './web/ladder.ts';
import { leaderWords } from './web/leader.ts';
import { listWords } from './web/list.ts';
import { officeWords } from './web/office.ts';
import { phoneWords } from './web/phone.ts';
import { roundWords } from './web/rounds.ts';
import { rulesWords } from './web/rules.ts';
import { standingInWords } from './web/standing-in.ts';
import { unitWords } from './web/unit.ts';
import { ownDeskWords } from './web/views.ts';

const zh = {
  ...campaignWords['zh-CN'],
  ...caseWords['zh-CN'],
  ...connectionWords['zh-CN'],
  ...delegationPageWords['zh-CN'],
  ...deskWords['zh-CN'],
  ...evidenceWords['zh-CN'],
  ...ladderWords['zh-CN'],
  ...leaderWords['zh-CN'],
  ...listWords['zh-CN'],
  ...officeWords['zh-CN'],
  ...phoneWords['zh-CN'],
  ...roundWords['zh-CN'],
  ...rulesWords['zh-CN'],
  ...standingInWords['zh-CN'],
  ...unitWords['zh-CN'],
  ...ownDeskWords['zh-CN'],
};
const en = {
  ...campaignWords.en,
  ...caseWords.en,
  ...connectionWords.en,
  ...delegationPageWords.en,
  ...deskWords.en,
  ...evidenceWords.en,
  ...ladderWords.en,
  ...leaderWords.en,
  ...listWords.en,
  ...officeWords.en,
  ...phoneWords.en,
  ...roundWords.en,
  ...rulesWords.en,
  ...standingInWords.en,
  ...unitWords.en,
  ...ownDeskWords.en,
};

/** The words of the pages themselves; names of statuses, commands and rules come from the server. */
export const webWords: Words<keyof typeof zh> = { 'zh-CN': zh, en };
export type WebWord = keyof typeof zh;
