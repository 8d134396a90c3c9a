package app;

record ChildSpec() {}
