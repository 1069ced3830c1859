-- Run once, by the superuser, in an empty cluster: who may do what.
\getenv owner_password DATABASE_OWNER_PASSWORD
\getenv password DATABASE_PASSWORD
\getenv temporal_password TEMPORAL_DATABASE_PASSWORD

-- The rights of the application, which the migrations fill in; and who works with them.
create role xiaohao_app nologin;
create role xiaohao_service login password :'password' in role xiaohao_app;

-- Owns the tables; gives the rights above.
create role xiaohao_owner login password :'owner_password';
grant xiaohao_app to xiaohao_owner with set true;
create database xiaohao owner xiaohao_owner;
revoke connect, temporary on database xiaohao from public;
grant connect on database xiaohao to xiaohao_service;

create role temporal login password :'temporal_password';
create database temporal owner temporal;
create database temporal_visibility owner temporal;
revoke connect, temporary on database temporal from public;
revoke connect, temporary on database temporal_visibility from public;
