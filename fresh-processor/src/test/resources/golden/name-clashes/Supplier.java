package app;

record Supplier() {}
