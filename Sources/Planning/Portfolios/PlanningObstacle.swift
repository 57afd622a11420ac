/// Why initiatives cannot be ranked, or a plan of them cannot be found, in words for whoever keeps the cycle.
public protocol PlanningObstacle: Error, CustomStringConvertible {}
