import { commandTypes, type CaseCommandType } from '#domain/case/case';
import { campaignCommandTypes, type CampaignCommandType } from '#domain/campaign/commands';
import { roundCommandTypes, type RoundCommandType } from '#domain/round/commands';
import { unitCommandTypes, type UnitCommandType } from '#domain/unit/unit';

/** A command that may be handed over: to a case, to the record of a unit, to an inspection round, to a campaign. */
export type HandedCommand = CaseCommandType | UnitCommandType | RoundCommandType | CampaignCommandType;

/** Every name with which a delegation may name a command. Which of them people give is for whoever offers them to say. */
export const handedCommands: readonly HandedCommand[] = [...new Set([...commandTypes, ...unitCommandTypes, ...roundCommandTypes, ...campaignCommandTypes])];
