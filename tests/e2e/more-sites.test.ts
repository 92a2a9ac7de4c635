// The contract on the sites that a user turns on, the first half of them.
import { contract } from "./harness/contract";
import { MORE_PLACES } from "./harness/more-places";

contract(MORE_PLACES.slice(0, MORE_PLACES.length / 2));
