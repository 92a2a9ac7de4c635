// The contract on the sites that a user turns on, the second half of them.
import { contract } from "./harness/contract";
import { MORE_PLACES } from "./harness/more-places";

contract(MORE_PLACES.slice(MORE_PLACES.length / 2));
