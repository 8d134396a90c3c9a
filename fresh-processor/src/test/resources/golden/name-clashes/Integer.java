package app;

record Integer() {}
