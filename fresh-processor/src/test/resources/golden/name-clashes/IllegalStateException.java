package app;

record IllegalStateException() {}
