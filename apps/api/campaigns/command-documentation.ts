import { applyDecorators } from '@nestjs/common';
import { ApiBody } from '@nestjs/swagger';
import { z } from 'zod';
import { campaignCommandWords } from '#catalogue/campaign';
import { campaignFile } from '#domain/campaign/file';
import { campaignCommands } from '#domain/campaign/commands';
import { Documented, shapeOf } from '../openapi/documented.ts';
import type { FailureStatus } from '../problems/problem.ts';
import { OnBehalfOf } from '../requests/behalf.ts';
import { IdempotencyKey, ifMatch } from '../requests/preconditions.ts';
import { campaignCommandExamples } from './examples.ts';

/** What every command to a campaign answers. */
export const campaignAnswer = z.strictObject({ id: z.string(), version: z.int().positive(), status: z.enum(['open', 'closed']) });
export type CampaignAnswered = z.output<typeof campaignAnswer>;

/** A campaign as fields, or the text of a campaign file. The fields are checked by their own schema, so that each mistake is named. */
export const openingBody = z.record(z.string(), z.unknown());
const openingShape = z.union([z.strictObject({ file: z.string() }), campaignFile]);

const failures: readonly FailureStatus[] = [400, 401, 403, 404, 409, 412, 413, 415, 429, 503];
type Routed = keyof typeof campaignCommandExamples;

/** Documents the route of one command. */
export const CampaignCommandRoute = (type: Routed): MethodDecorator =>
  applyDecorators(
    IdempotencyKey,
    OnBehalfOf,
    ...(type === 'open' ? [] : [ifMatch('活动')]),
    ApiBody({ schema: shapeOf(type === 'open' ? openingShape : campaignCommands[type].schema), examples: { example: { summary: campaignCommandWords['zh-CN'][type], value: campaignCommandExamples[type] } } }),
    Documented({ id: `campaign-${type}`, summary: campaignCommandWords['zh-CN'][type], description: campaignCommandWords.en[type], status: type === 'open' ? 201 : 200, answer: campaignAnswer, example: { id: 'health-city-2027', version: type === 'open' ? 1 : 7, status: type === 'close' ? 'closed' : 'open' }, failures }),
  );
