import { EventLog1790000000001 } from '#event-store/migrations/0001-event-log';
import { Evidence1790000000500 } from '#evidence/migrations/0001-evidence';
import { ReadModels1790000000100 } from '#read-models/migrations/0001-read-models';
import { Contributions1790000000400 } from '#read-models/migrations/0004-contributions';
import { CaseCampaign1790000000300 } from '#read-models/migrations/0003-case-campaign';
import { CaseCoordinates1790000001000 } from '#read-models/migrations/0010-case-coordinates';
import { DeadlineMoves1790000000600 } from '#read-models/migrations/0006-deadline-moves';
import { NoticeSubjects1790000000700 } from '#read-models/migrations/0007-notice-subjects';
import { CaseRound1790000000800 } from '#read-models/migrations/0008-case-round';
import { PersonsDesk1790000000900 } from '#read-models/migrations/0009-persons-desk';
import { ApplicationRole1790000000000 } from './migrations/0000-application-role.ts';
import { DemonstrationClock1790000000200 } from './migrations/0002-demonstration-clock.ts';

/**
 * Every migration in the order of the number at the end of its name (a time in milliseconds, which TypeORM sorts by).
 * A new one is a class in the folder `migrations` of its library and a line here; an old one is never changed.
 */
export const migrations = [ApplicationRole1790000000000, EventLog1790000000001, ReadModels1790000000100, DemonstrationClock1790000000200, CaseCampaign1790000000300, Contributions1790000000400, Evidence1790000000500, DeadlineMoves1790000000600, NoticeSubjects1790000000700, CaseRound1790000000800, PersonsDesk1790000000900, CaseCoordinates1790000001000] as const;
