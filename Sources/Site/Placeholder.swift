import Mustache
import CCmarkGFM
