package app;

record Options() {}
