import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { sessionCookie } from '#identity/credentials';

/** The OpenAPI document, made from the routes and the schemas by which they check what they take. */
export function documentOf(app: NestFastifyApplication): OpenAPIObject {
  const described = new DocumentBuilder()
    .setTitle('销号 Xiaohao')
    .setDescription('整改督办销号系统接口。Errors are RFC 9457 problem documents with a stable `code` and a sentence in the language of `?lang=` or Accept-Language.')
    .setVersion('1')
    .addBearerAuth()
    .addCookieAuth(sessionCookie)
    .addSecurityRequirements('bearer')
    .build();
  return SwaggerModule.createDocument(app, described);
}

/** Serves the document at /api/openapi.json and pages that read it at /api/docs, both without any address outside. */
export function serveDocumentation(app: NestFastifyApplication): void {
  const document = documentOf(app);
  const text = JSON.stringify(document);
  const server = app.getHttpAdapter().getInstance();
  server.get('/api/openapi.json', (_request, reply) => reply.type('application/json; charset=utf-8').send(text));
  SwaggerModule.setup('api/docs', app, document, { raw: false, customSiteTitle: '销号 · 接口文档', swaggerOptions: { validatorUrl: null, persistAuthorization: true, docExpansion: 'none' } });
}
