package app;

record Object() {}
