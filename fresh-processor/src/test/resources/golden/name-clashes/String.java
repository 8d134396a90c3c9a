package app;

record String() {}
