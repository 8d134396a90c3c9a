package app;

record Outbox() {}
