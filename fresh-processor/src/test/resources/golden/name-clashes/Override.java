package app;

@interface Override {}
