package app;

record Clients() {}
