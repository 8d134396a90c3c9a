package app;

record Connection() {}
