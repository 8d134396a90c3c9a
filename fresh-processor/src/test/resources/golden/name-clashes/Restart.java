package app;

record Restart() {}
